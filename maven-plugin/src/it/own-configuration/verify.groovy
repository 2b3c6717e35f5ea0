String log = new File(basedir, 'build.log').text
def says = { String text -> boolean found = log.contains(text); assert found : "build.log does not say: ${text}" }
File classes = new File(basedir, 'target/classes')
assert new File(classes, 'META-INF/services/java.lang.Runnable').text.trim() == 'com.acme.Job'
assert new File(classes, 'com/acme/OrdersConsumers.class').file
says("'[com.acme.own]'")
assert new File(basedir, 'target/hapax/first-the-orders.stamp').file
assert new File(basedir, 'target/hapax/default-compile.stamp').file
