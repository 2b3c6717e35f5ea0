String log = new File(basedir, 'build.log').text
String place = new File(basedir, 'app/src/main/java/com/acme/Dunning.java').path
def saysBetween = { String text, int from, int to ->
    int found = log.indexOf(text, from)
    assert from <= found && found < to : "build.log does not say in time: ${text}"
}
// first by the processor, which ends its build before the goal's turn comes; then, without processors, by the goal
int judged = log.indexOf('BUILD SUCCESS')
int failed = log.indexOf('BUILD FAILURE')
int goal = log.indexOf(':check (hapax-check)')
assert judged > 0 && judged < failed && failed < goal
[[judged, failed], [goal, log.indexOf('BUILD FAILURE', goal)]].each { run ->
    saysBetween("[ERROR] ${place}:[15,".toString(), run[0], run[1])
    saysBetween('[hapax:remote-call]', run[0], run[1])
    saysBetween("[ERROR] ${place}:[16,".toString(), run[0], run[1])
    saysBetween('[hapax:send]', run[0], run[1])
}
String wrong = new File(basedir, 'app/wrong.yaml').path
["${wrong}:3: com.acme.Letters: unknown method 'pst', did you mean 'post'?",
 "${wrong}:4: com.acme.Letters.post has no argument 1: they are counted from 0, and it has 1",
 "${wrong}:6: there is no class com.acme.Parcels on the class path"].each {
    assert log.count(it.toString()) >= 2 : it
}
boolean other = log.contains('NotInThisJar')
assert !other
boolean traced = log.contains('\tat ')
assert !traced
