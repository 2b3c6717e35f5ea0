String log = new File(basedir, 'build.log').text
String sentence = 'com.acme:not-compiled:jar:1 is not compiled, so Hapax cannot judge its handlers: run `mvn compile` first.'
assert log.count('BUILD FAILURE') == 1
assert log.count('BUILD SUCCESS') == 1
int failed = log.indexOf('BUILD FAILURE')
int said = log.indexOf(sentence, failed)
int warned = log.indexOf('[WARNING] ' + sentence)
assert failed < said
assert said < warned
boolean traced = log.contains('\tat ')
assert !traced

// what only copies the resources leaves a directory without classes
String copied = new File(basedir, 'copied.log').text
assert copied.contains('[WARNING] ' + sentence)
assert new File(basedir, 'target/classes/application.properties').isFile()
