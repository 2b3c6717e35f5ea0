String log = new File(basedir, 'build.log').text
def says = { String text -> boolean found = log.contains(text); assert found : "build.log does not say: ${text}" }
def silent = { String text -> boolean found = log.contains(text); assert !found : "build.log says: ${text}" }
def source = { String module -> new File(basedir, "${module}/src/main/java/com/acme/Balances.java").path + ':[14,16] ' }
def ends = { String module, String how -> boolean found = log =~ /(?m)^\[INFO] ${module} \.+ ${how}/; assert found : "${module} does not end with ${how}" }

// the processor stops the compilation, whoever runs it
['fork', 'toolchain', 'jigsaw'].each { module ->
    says("[ERROR] ${source(module)}")
    ends(module, 'FAILURE')
    assert !new File(basedir, "${module}/target/classes/com/acme/Balances.class").exists() : module
}
String toolchain = (new File(basedir, 'toolchains.xml').text =~ /<jdkHome>(.*)<\/jdkHome>/)[0][1]
says("Toolchain in maven-compiler-plugin: JDK[${toolchain}]".toString())

// a processor path that cannot be extended keeps the processor out: the goal judges, and both is said
says('com.acme:raw:jar:1: the compiler gets a processor path as a raw argument')
says("[ERROR] ${source('raw')}")
says('on project raw: Hapax found 1 error in the handlers of com.acme:raw:jar:1; see above.')
ends('raw', 'FAILURE')

// an execution of the user's own is the check, with its own settings and in its own phase
says("[ERROR] ${source('execution')}")
says(':check (later) @ execution')
silent(':check (hapax-check) @ execution')
ends('execution', 'SUCCESS')

// what a parent says of levels and of the compiler counts
says("[WARNING] ${source('lenient/inherited')}")
says("'[com.acme.inherited]'")
ends('inherited', 'SUCCESS')

// handlers in tests are often wrong on purpose
assert new File(basedir, 'tests/target/classes/com/acme/OrdersConsumers.class').file
assert new File(basedir, 'tests/target/test-classes/com/acme/BalancesConsumers.class').file
silent(new File(basedir, 'tests/src/test/java').path + '/com/acme/Balances.java:[')
ends('tests', 'SUCCESS')

// who only wants the analysis gets nothing else
says("[WARNING] ${new File(basedir, 'listener/src/main/java/com/acme/Payments.java').path}:[15,")
silent('com.acme:listener:jar:1 gets ')
ends('listener', 'SUCCESS')

// and who does not name the plugin gets nothing
silent("${source('untouched')}")
silent('(hapax-check) @ untouched')
assert !new File(basedir, 'untouched/target/hapax').exists()
ends('untouched', 'SUCCESS')
silent('\tat ')
