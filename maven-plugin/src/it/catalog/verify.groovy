String log = new File(basedir, 'build.log').text
// once by the processor, once by the goal
String place = new File(basedir, 'app/src/main/java/com/acme/Dunning.java').path
assert log.count("[ERROR] ${place}:[15,") == 2
assert log.count('[hapax:remote-call]') >= 2
assert log.count("[ERROR] ${place}:[16,") == 2
assert log.count('[hapax:send]') >= 2
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
