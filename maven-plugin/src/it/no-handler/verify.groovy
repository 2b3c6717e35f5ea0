// the path of the checkout may hold the name: it is left out
List<String> lines = new File(basedir, 'build.log').readLines()
        .collect { it.replace(basedir.path, '') }
        .findAll { it.toLowerCase().contains('hapax') }
assert lines.size() == 1 : lines
assert lines[0].contains(':check (hapax-check) @ no-handler')
assert !new File(basedir, 'target/hapax').exists()
