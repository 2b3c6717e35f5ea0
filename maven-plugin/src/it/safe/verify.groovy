String log = new File(basedir, 'build.log').text
def says = { String text -> boolean found = log.contains(text); assert found : "build.log does not say: ${text}" }
says('Hapax: com.acme:safe:jar:1 gets dev.hapax:hapax-runtime:')
assert new File(basedir, 'target/classes/com/acme/OrdersConsumers.class').file
assert new File(basedir, 'target/hapax/default-compile.stamp').file
// what Maven says about the repositories around it is not ours
List<String> warnings = log.readLines().findAll { it.startsWith('[WARNING]') && !it.contains('Could not transfer metadata') }
assert warnings.empty
