String log = new File(basedir, 'build.log').text
def says = { String text -> boolean found = log.contains(text); assert found : "build.log does not say: ${text}" }
def count = { String text -> log.count(text) }
String place = new File(basedir, 'src/main/java/com/acme/Balances.java').path + ':[14,16] '
assert count('BUILD SUCCESS') == 2
assert count("[ERROR] ${place}") == 3
assert count('Hapax: 1 handler judged: 1 error, 0 warnings, 0 notes; 0 calls not judged; ') == 3
// bound without a phase and without the extension, which would order it: in the first phase by which all is compiled
assert count(':check (default) @ without-stanza') == 1
int green = log.indexOf('BUILD SUCCESS')
int error = log.indexOf("[ERROR] ${place}")
assert green < error
says('com.acme.BalancesConsumers was not generated')

// mistakes on the command line are said, once
assert count("[WARNING] Hapax: -Dhapax.sevrity says nothing: unknown option 'hapax.sevrity', did you mean 'hapax.severity'?") == 1
assert count("[WARNING] Hapax: there is no baseline ${new File(basedir, 'typo.json').path}, so every finding of com.acme:without-stanza:jar:1 counts as new: the baseline goal writes one") == 1
