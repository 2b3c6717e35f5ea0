String log = new File(basedir, 'build.log').text
def says = { String text -> boolean found = log.contains(text); assert found : "build.log does not say: ${text}" }
def count = { String text -> log.count(text) }
String place = new File(basedir, 'src/main/java/com/acme/Balances.java').path + ':[14,16] '
assert count('BUILD SUCCESS') == 1
int green = log.indexOf('BUILD SUCCESS')
int error = log.indexOf("[ERROR] ${place}")
assert green < error
says('com.acme.BalancesConsumers was not generated')
