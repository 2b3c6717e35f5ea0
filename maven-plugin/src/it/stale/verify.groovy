String log = new File(basedir, 'build.log').text
def count = { String text -> log.count(text) }
String place = new File(basedir, 'src/changed/java/com/acme/Balances.java').path + ':[14,16] '
assert count('Scanning for projects') == 2
assert count('BUILD SUCCESS') == 1
int green = log.indexOf('BUILD SUCCESS')
int error = log.indexOf("[ERROR] ${place}")
assert green < error
assert new File(basedir, 'target/hapax/default-compile.stamp').file
