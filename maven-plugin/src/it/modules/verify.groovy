String log = new File(basedir, 'build.log').text
def says = { String text -> boolean found = log.contains(text); assert found : "build.log does not say: ${text}" }
def silent = { String text -> boolean found = log.contains(text); assert !found : "build.log says: ${text}" }
String place = new File(basedir, 'app/src/main/java/com/acme/app/Payments.java').path + ':[13,17] '
says("[ERROR] ${place}")
says('[hapax:increment]')
says('path: com.acme.app.Payments.onPayment(String, Connection)')
says('-> PreparedStatement.executeUpdate() (Balances.java:12)')
// modules without handlers are left as they are
silent('Hapax: com.acme:plain')
silent('Hapax: com.acme:service')
assert new File(basedir, 'plain/target/classes/com/acme/plain/Plain.class').file
assert !new File(basedir, 'plain/target/hapax').exists()
