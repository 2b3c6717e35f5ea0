String log = new File(basedir, 'build.log').text
def says = { String text -> boolean found = log.contains(text); assert found : "build.log does not say: ${text}" }
assert log.count('BUILD SUCCESS') == 2
says('[WARNING] Hapax: The dependencies com.acme:gone:jar:3, com.acme:lost:jar:4 of com.acme:unresolved:jar:1 cannot be resolved (the first: ')
assert log.count('cannot be resolved') == 1
says('[hapax:send]')
says('Hapax: 1 handler judged: 0 errors, 1 warning, 0 notes; 0 calls not judged; ')
boolean traced = log.contains('\tat ')
assert !traced
