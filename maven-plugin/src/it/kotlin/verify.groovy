String log = new File(basedir, 'build.log').text
def says = { String text -> boolean found = log.contains(text); assert found : "build.log does not say: ${text}" }
def silent = { String text -> boolean found = log.contains(text); assert !found : "build.log says: ${text}" }
def ends = { String module, String how -> boolean found = log =~ /(?m)^\[INFO] ${module} \.+ ${how}/; assert found : "${module} does not end with ${how}" }

// no processor runs in Kotlin's compiler: the goal judges its classes, after it
int compiled = log.indexOf(':compile (kotlin) @ own')
int judged = log.indexOf(':check (hapax-check) @ own')
assert 0 < compiled && compiled < judged
says("[ERROR] ${new File(basedir, 'own/src/main/kotlin/com/acme/Balances.kt').path}:[11] a redelivery changes `accounts.balance` again (`balance + 100`) [hapax:increment]")
says('            it.executeUpdate()')
says('on project own: Hapax found 1 error in the handlers of com.acme:own:jar:1; see above.')
says('com.acme.BalancesConsumers was not generated. Kotlin\'s compiler runs annotation processors only by an execution of the goal kapt of')
ends('own', 'FAILURE')

// under kapt the processor runs, without a word about it in the pom, and javac compiles what it has generated
assert new File(basedir, 'safe/target/classes/com/acme/OrdersConsumers.class').file
silent('OrdersConsumers was not generated')
ends('safe', 'SUCCESS')

// a handler in Java is followed into Kotlin while javac compiles
says("[ERROR] ${new File(basedir, 'mixed/src/main/java/com/acme/Payments.java').path}:[9,33] a redelivery changes `accounts.balance` again (`balance + 100`) [hapax:increment]")
says('-> PreparedStatement.executeUpdate() (Accounts.kt:9)')
silent('(hapax-check) @ mixed')
ends('mixed', 'FAILURE')

// a listener of another framework is left as it is
says("[WARNING] ${new File(basedir, 'listener/src/main/kotlin/com/acme/Ledger.kt').path}:[9] a redelivery changes `accounts.balance` again (`balance + 100`) [hapax:increment]")
silent('com.acme:listener:jar:1 gets ')
ends('listener', 'SUCCESS')
silent('\tat ')
