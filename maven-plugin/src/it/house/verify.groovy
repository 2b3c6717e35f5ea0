List<String> runs = new File(basedir, 'build.log').text.split('BUILD (?:SUCCESS|FAILURE)').toList()
assert runs.size() == 8
String payments = new File(basedir, 'app/src/main/java/com/acme/app/Payments.java').path
String visits = new File(basedir, 'app/src/main/java/com/acme/app/Visits.java').path
def says = { int run, String text -> assert runs[run].contains(text) : "run ${run} does not say: ${text}" }

// by the processor
says(2, "[ERROR] ${payments}:[13,")
says(2, 'COMPILATION ERROR')
says(2, 'PreparedStatement.executeUpdate() (Balances.java:12)')
says(2, "[WARNING] ${visits}:[13,")

// unasked, nobody's libraries are followed
says(3, "[WARNING] ${payments}:[13,")
says(3, "[WARNING] ${visits}:[13,")
says(3, '[hapax:unjudged-call]')
says(3, 'calls `Balances.add(String, Connection)` again')

// by the goal, where nothing is compiled again, too
says(4, "[ERROR] ${visits}:[13,")
says(4, 'PreparedStatement.executeUpdate() (Points.java:12)')
says(4, "[WARNING] ${payments}:[13,")

// after the result of the last build
says(6, 'Hapax cannot follow org.partner:bonus: follow (hapax.follow) takes group ids')

// what is misspelt
says(6, 'Hapax follows nothing of org.prtner, which follow (hapax.follow) names')
assert runs.findIndexValues { it.contains('Hapax follows nothing of') } == [6]
assert runs.every { !it.contains('\tat ') }
