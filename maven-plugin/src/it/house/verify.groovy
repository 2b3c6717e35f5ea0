List<String> runs = new File(basedir, 'build.log').text.split('BUILD (?:SUCCESS|FAILURE)').toList()
assert runs.size() == 7
String payments = new File(basedir, 'app/src/main/java/com/acme/app/Payments.java').path
String visits = new File(basedir, 'app/src/main/java/com/acme/app/Visits.java').path
def says = { int run, String text -> assert runs[run].contains(text) : "run ${run} does not say: ${text}" }
def silent = { int run, String text -> assert !runs[run].contains(text) : "run ${run} says: ${text}" }

// unasked, nobody's libraries are followed
says(2, "[WARNING] ${payments}:[13,")
says(2, "[WARNING] ${visits}:[13,")
says(2, '[hapax:unjudged-call]')
silent(2, '[hapax:increment]')

// the processor, then the goal with another group
says(3, "[ERROR] ${payments}:[13,")
says(3, 'PreparedStatement.executeUpdate() (Balances.java:12)')
says(3, "[WARNING] ${visits}:[13,")
says(4, "[ERROR] ${visits}:[13,")
says(4, 'PreparedStatement.executeUpdate() (Points.java:12)')
says(4, "[WARNING] ${payments}:[13,")

// after the result of the last build
says(6, 'Hapax cannot follow org.partner:bonus: follow (hapax.follow) takes group ids')
assert runs.every { !it.contains('\tat ') }
