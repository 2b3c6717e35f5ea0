String log = new File(basedir, 'build.log').text
String place = new File(basedir, 'src/main/java/com/acme/Orders.java').path
// first by the processor, which ends its build before the goal's turn comes; then, without processors, by the goal
int failed = log.indexOf('BUILD FAILURE')
int goal = log.indexOf(':check (hapax-check)')
assert 0 < failed && failed < goal
[[0, failed], [goal, log.indexOf('BUILD FAILURE', goal)]].each { run ->
    String said = log.substring(run[0], run[1])
    assert said.contains("[ERROR] ${place}:[".toString()) && said.contains('stock.pieces') : said
    assert said.contains('Orders.java:15)') && said.contains('[hapax:increment]') : said
    boolean other = said.contains('Orders.java:14)')
    assert !other : said
}
boolean traced = log.contains('\tat ')
assert !traced
