String log = new File(basedir, 'build.log').text
List<String> runs = log.split(/(?=Apache Maven \d)/).findAll { it.startsWith('Apache Maven ') }
boolean on25 = !log.contains('skipped: no JDK 25 was found')
List<String> versions = ['3.8', '3.9', '4.0']
assert runs*.substring('Apache Maven '.length(), 'Apache Maven 3.8'.length()) == (on25 ? versions + versions : versions)
runs.drop(versions.size()).each { run ->
    boolean found = run =~ /(?m)^Java version: 25[.,]/
    assert found : 'a run that is to be on a JDK 25 is not'
}
runs.eachWithIndex { run, index ->
    def says = { String text -> boolean found = run.contains(text); assert found : "run ${index + 1} does not say: ${text}" }
    def ends = { String module, String how -> boolean found = run =~ /(?m)^\[INFO] ${module} \.+ ${how}/; assert found : "in run ${index + 1} ${module} does not end with ${how}" }
    // Lombok, MapStruct and Hapax on one processor path: what is compiled has got to the goal
    says(':check (hapax-check) @ processors')
    // the processor follows a call into another module
    says("[ERROR] ${new File(basedir, 'app/src/main/java/com/acme/app/Payments.java').path}:[13,17] ".toString())
    says('-> PreparedStatement.executeUpdate() (Balances.java:12)')
    ends('app', 'FAILURE')
    says('COMPILATION ERROR')
    // the goal judges what no processor has
    says("[ERROR] ${new File(basedir, 'proc-none/src/main/java/com/acme/Balances.java').path}:[14,16] ".toString())
    says('Hapax found 1 error in the handlers of com.acme:proc-none:jar:1; see above.')
    ends('proc-none', 'FAILURE')
}
assert new File(basedir, 'processors/target/classes/com/acme/PaymentMapperImpl.class').file
assert new File(basedir, 'processors/target/classes/com/acme/PaymentsConsumers.class').file
boolean traced = log.contains('\tat ')
assert !traced
