String log = new File(basedir, 'build.log').text
List<String> runs = log.split(/(?=\[INFO\] Scanning for projects)/).findAll { it.contains('Scanning for projects') }
assert runs.size() == 8
def says = { int run, String text -> boolean found = runs[run - 1].contains(text); assert found : "run ${run} does not say: ${text}" }
def silent = { int run, String text -> boolean found = runs[run - 1].contains(text); assert !found : "run ${run} says: ${text}" }
String folder = new File(basedir, 'app/src/main/java/com/acme/app').path
String handler = "[ERROR] ${folder}/Payments.java:[14,"
String helper = "[ERROR] ${folder}/Limits.java:[12,"

[1, 2, 4, 7].each { run ->
    says(run, 'BUILD SUCCESS')
    silent(run, '[hapax:')
}
// nothing has changed: the second run had nothing to do
assert runs[1].count('Nothing to compile') == 2

// the callee stands in the same module: there the error stands, too
says(3, helper)
says(3, 'accounts.limits')
silent(3, handler)

// where no processor runs, the goal judges in the same phase
says(8, 'Hapax found 1 error in the handlers of com.acme:app:jar:1; see above.')

// it stands in another one: the error is at the handler's call, and the next build is no greener
[5, 6, 8].each { run ->
    says(run, handler)
    says(run, 'accounts.status')
    says(run, '-> PreparedStatement.executeUpdate() (Accounts.java:12)')
    silent(run, helper)
}
assert new File(basedir, 'app/src/main/java/com/acme/app/Limits.java').text.contains('limits = 0')
