String log = new File(basedir, 'build.log').text
def says = { String text -> boolean found = log.contains(text); assert found : "build.log does not say: ${text}" }
def silent = { String text -> boolean found = log.contains(text); assert !found : "build.log says: ${text}" }
['proc-none', 'eclipse'].each { module ->
    String place = new File(basedir, "${module}/src/main/java/com/acme/Balances.java").path + ':[14,16] '
    int start = log.indexOf("[ERROR] ${place}")
    assert start > 0 : module
    List<String> lines = log.substring(start).readLines()
    assert lines[0].contains('accounts.balance') && lines[0].endsWith('[hapax:increment]')
    assert lines[1] == '            add.executeUpdate();'
    assert lines[2] == '               ^'
    assert lines[3] == '  path: com.acme.Balances.onPayment(String, Connection)'
    assert lines[4] == '     -> PreparedStatement.executeUpdate() (Balances.java:14)'
    assert lines[5].startsWith('  crash point: ')
    assert lines[6].startsWith('  fix: ')
    says("on project ${module}: Hapax found 1 error in the handlers of com.acme:${module}:jar:1; see above.")
}
// Eclipse's compiler runs processors, so there the factory is generated; without processors it is not, and that is said
assert new File(basedir, 'eclipse/target/classes/com/acme/BalancesConsumers.class').file
says('com.acme.BalancesConsumers was not generated')
says('com.acme.OrdersConsumers, com.acme.SuppressedConsumers were not generated')
silent('Suppressed.java:[')

// an execution of the user's own that says no phase runs where ours would: after all that compiles, and in time for `mvn compile`
int late = log.indexOf(':compile (late) @ phaseless')
int own = log.indexOf(':check (own) @ phaseless')
assert 0 < late && late < own
says("[ERROR] ${new File(basedir, 'phaseless/src/main/java/com/acme/Balances.java').path}:[14,16] ")
silent(':check (hapax-check) @ phaseless')
boolean lenient = log =~ /(?m)^\[INFO] phaseless \.+ SUCCESS/
assert lenient : 'its own configuration says that errors do not fail the build'
silent('\tat ')
