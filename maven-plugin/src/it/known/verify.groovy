import groovy.json.JsonSlurper

String log = new File(basedir, 'build.log').text
List<String> runs = log.split(/(?=\[INFO\] Scanning for projects)/).findAll { it.contains('Scanning for projects') }
assert runs.size() == 10
def says = { int run, String text -> boolean found = runs[run - 1].contains(text); assert found : "run ${run} does not say: ${text}" }
def silent = { int run, String text -> boolean found = runs[run - 1].contains(text); assert !found : "run ${run} says: ${text}" }
String place = new File(basedir, 'src/main/java/com/acme/Balances.java').path

// a baseline and a draft can be made of what does not compile under Hapax
File baseline = new File(basedir, 'hapax-baseline.json')
says(1, "${baseline.path} knows 3 findings".toString())
silent(1, '[hapax:')
def known = new JsonSlurper().parse(baseline)
assert known.format == 1
assert known.findings*.rule as Set == ['increment', 'unjudged-call', 'unneeded-suppression'] as Set
assert known.findings*.count == [1, 1, 1]

// the goal heeds it, then the compiler
silent(2, '[hapax:')
says(2, '0 errors, 0 warnings, 0 notes; 2 known findings; ')
silent(3, '[hapax:')
says(3, '0 errors, 0 warnings, 0 notes; 3 known findings; ')

def json = new JsonSlurper().parse(new File(basedir, 'all.json'))
assert json.modules[0].findings*.state == ['known', 'known', 'known']
assert json.modules[0].handlers*.name == ['com.acme.Balances.onPayment(String, Connection)']
def sarif = new JsonSlurper().parse(new File(basedir, 'all.sarif')).runs[0].results
assert sarif*.baselineState == ['unchanged', 'unchanged', 'unchanged']
assert sarif*.suppressions*.kind.flatten().unique() == ['external']

// without it both report
[4, 5].each { run ->
    says(run, "[ERROR] ${place}:[20,".toString())
    says(run, '[hapax:increment]')
    says(run, '[hapax:unjudged-call]')
}
says(4, '[hapax:unneeded-suppression]')
says(6, "[WARNING] ${place}:[20,".toString())
says(6, 'BUILD SUCCESS')

// mistakes have one clear message
says(7, "broken.json:5: unknown key 'handlr', did you mean 'handler'?")
says(8, "hapax.severity: incremnt=off: unknown rule 'incremnt', did you mean 'increment'?")

says(9, 'increment\n=========\n')
says(9, 'How to mend it')
says(9, 'jakarta.mail.Transport#send\n  mail.yaml:')
says(10, "There is no rule 'incremnt', did you mean 'increment'?")

// the draft names the call, and asks for its role
String draft = new File(basedir, 'draft.yaml').text
boolean row = draft.contains('  com.acme.Letters:\n    # Balances.java:22\n    - { method: post, parameters: [String], role: "?" }\n')
assert row : draft
boolean traced = log.contains('\tat ')
assert !traced
