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
assert log.count('Hapax: 3 handlers judged: 0 errors, 1 warning, 0 notes; 0 calls not judged; ') == 2
silent('\tat ')

def results = { String file ->
    def run = new JsonSlurper().parse(new File(basedir, file)).runs
    assert run.size() == 1
    run[0].results
}
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
