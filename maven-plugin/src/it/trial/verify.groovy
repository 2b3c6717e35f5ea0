import groovy.json.JsonSlurper

String log = new File(basedir, 'build.log').text
def says = { String text -> boolean found = log.contains(text); assert found : "build.log does not say: ${text}" }
def silent = { String text -> boolean found = log.contains(text); assert !found : "build.log says: ${text}" }
assert log.count('BUILD SUCCESS') == 2

// once for the run with a compilation, once for the run after one
String place = new File(basedir, 'listener/src/main/java/com/acme/ledger/PaymentListener.java').path + ':[16,17] '
assert log.count("[WARNING] ${place}") == 2
says('path: com.acme.ledger.PaymentListener.onPayment(Payment)')
says('JdbcOperations.update(String, Object[]) (JdbcAccounts.java:14)'.replace('JdbcOperations', 'JdbcTemplate'))
assert log.count('Hapax: 3 handlers judged: 0 errors, 3 warnings, 0 notes; 0 calls not judged; ') == 2

// the last line says where to read on
assert (log =~ /more about a rule: mvn dev\.hapax:hapax-maven-plugin:\S+:explain -Drule=increment \(or config-conflict, not-analyzed\)/).size() == 2

// the application's settings are judged by the handlers of the modules that it is made of, each at its own line
File settings = new File(basedir, 'app/src/main/resources/application.yml')
assert log.count("[WARNING] ${settings.path}:[4] `spring.kafka.consumer.auto-offset-reset` is `latest`: messages are skipped") == 2
assert log.count('[hapax:config-conflict]') == 2
assert log.count("[WARNING] ${new File(settings.parentFile, 'application-broken.yml').path}:[") == 2
says('the settings in application-broken.yml are not judged: line ')
silent('\tat ')

// a module by itself: what the modules beside it need is known, or it is said that it is not
String alone = new File(basedir, 'alone.log').text
assert alone.contains('[hapax:increment]')
assert alone.contains('; 0 calls not judged; ')
String inside = new File(basedir, 'listener/inside.log').text
assert inside.contains('The dependency com.acme.ledger:ledger-api:jar:1-SNAPSHOT of com.acme.ledger:ledger-listener:jar:1-SNAPSHOT'
        + ' is read from ' + new File(basedir, 'api/target/classes').path + '. What it depends on itself is not known here')

String gone = new File(basedir, 'gone.log').text
assert gone.count('Hapax: The dependency com.acme:gone:jar:3 of com.acme.ledger:ledger-api:jar:1-SNAPSHOT cannot be resolved') == 1
// the listener's code runs in the application, where implementations may come from what cannot be had
assert gone.count('Hapax: The dependency com.acme:missing:jar:4 of com.acme.ledger:ledger-app:jar:1-SNAPSHOT cannot be resolved') == 1

def results = { String file ->
    def run = new JsonSlurper().parse(new File(basedir, file)).runs
    assert run.size() == 1
    run[0].results.findAll { !it.locations[0].physicalLocation.artifactLocation.uri.startsWith('app/') }
}
def ofApplication = new JsonSlurper().parse(new File(basedir, 'target/hapax-all.sarif')).runs[0].results
        .findAll { it.locations[0].physicalLocation.artifactLocation.uri == 'app/src/main/resources/application.yml' }
assert ofApplication*.locations*.getAt(0)*.physicalLocation*.region*.startLine == [4, 6]
assert ofApplication*.suppressions*.size() == [null, 1]
['target/hapax-all.sarif', 'listener/target/hapax.sarif', 'first.sarif'].each { file ->
    def found = results(file)
    assert found.size() == 2 : file
    def open = found.findAll { !it.suppressions }
    assert open.size() == 1
    def location = open[0].locations[0]
    assert open[0].ruleId == 'increment'
    assert open[0].level == 'warning'
    assert open[0].properties.declaredLevel == 'error'
    assert location.physicalLocation.artifactLocation.uri == 'jdbc/src/main/java/com/acme/ledger/JdbcAccounts.java'
    assert location.physicalLocation.artifactLocation.uriBaseId == '%SRCROOT%'
    assert location.physicalLocation.region.startLine == 14
    assert location.physicalLocation.region.startColumn == 13
    assert location.logicalLocations[0].fullyQualifiedName == 'com.acme.ledger.PaymentListener.onPayment(Payment)'
    def flow = open[0].codeFlows[0].threadFlows[0].locations*.location.physicalLocation*.artifactLocation*.uri
    assert flow == ['listener/src/main/java/com/acme/ledger/PaymentListener.java', 'jdbc/src/main/java/com/acme/ledger/JdbcAccounts.java']
    assert found.find { it.suppressions }.suppressions[0].kind == 'inSource'
}
assert results('jdbc/target/hapax.sarif').isEmpty()
assert results('pages/target/hapax.sarif').isEmpty()

// one page about all modules
File page = new File(basedir, 'target/hapax-report.html')
says("Hapax: the report on 3 handlers is ${page.path}".toString())
def data = new JsonSlurper().parseText((page.text =~ /(?s)<script type="application\/json" id="data">(.*?)<\/script>/)[0][1])
assert data.handlers*.name.toSorted() == ['onCorrection(Payment)', 'onName(String)', 'onPayment(Payment)']
assert data.handlers.find { it.name.startsWith('onPayment') }.verdict == 'warning'
assert data.handlers.find { it.name.startsWith('onCorrection') }.verdict == 'hidden'
assert data.handlers.find { it.name.startsWith('onName') }.choices.find { it.advised }.guarantee == 'at-least-once'
assert data.problems*.rule.toSorted() == ['config-conflict', 'config-conflict', 'not-analyzed']
assert data.sources['jdbc/src/main/java/com/acme/ledger/JdbcAccounts.java']['14'].contains('balance')
