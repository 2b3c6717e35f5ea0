String log = new File(basedir, 'build.log').text
def says = { String text -> boolean found = log.contains(text); assert found : "build.log does not say: ${text}" }
def silent = { String text -> boolean found = log.contains(text); assert !found : "build.log says: ${text}" }
says('Hapax: com.acme:safe:jar:1 gets dev.hapax:hapax-runtime:')
assert new File(basedir, 'target/classes/com/acme/OrdersConsumers.class').file
assert new File(basedir, 'target/hapax/default-compile.stamp').file
silent('[WARNING]')
