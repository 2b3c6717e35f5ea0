List<String> runs = new File(basedir, 'build.log').text.split(/(?=\[INFO\] Scanning for projects)/)
        .findAll { it.contains('Scanning for projects') }
assert runs.size() == 2
// the path of the checkout may hold the name: it is left out
List<String> lines = runs[0].readLines()
        .collect { it.replace(basedir.path, '') }
        .findAll { it.toLowerCase().contains('hapax') }
assert lines.size() == 1 : lines
assert lines[0].contains(':check (hapax-check) @ no-handler')
assert !new File(basedir, 'target/hapax').exists()
// who asks gets an answer
assert runs[1].contains('Hapax: 0 handlers judged: ')
assert runs[1].contains('Hapax: no class of these modules has a handler: ')
