String log = new File(basedir, 'build.log').text
def says = { String text -> boolean found = log.contains(text); assert found : "build.log does not say: ${text}" }
def count = { String text -> log.count(text) }
String place = new File(basedir, 'src/main/java/com/acme/Balances.java').path + ':[14,16] '
// twice: the first build did not make the second one green
assert count('COMPILATION ERROR') == 2
assert count('Scanning for projects') == 3
says("[ERROR] ${place}")
says('accounts.balance')
says('[hapax:increment]')
says('-> PreparedStatement.executeUpdate() (Balances.java:14)')
says('crash point: ')
says('fix: ')
assert !new File(basedir, 'target/classes/com/acme/Balances.class').exists()
// the class that stopped the compilation is missing: to find nothing wrong without it is no judgement
says('com.acme.Balances of com.acme:unsafe:jar:1 is not compiled, so Hapax cannot judge its handlers: run `mvn compile` first.')
// said although the compilation fails before any goal runs
assert count("[WARNING] Hapax: -Dhapax.warnonly says nothing: unknown option 'hapax.warnonly', did you mean 'hapax.warnOnly'?") == 1
