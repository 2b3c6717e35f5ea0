// Each Maven once more on a JDK 25, where this machine has one in a usual place. Where there is none, the scripts start nothing.
File jdk25 = evaluate(new File(basedir, '../../../src/it/jdk25.groovy'))
File mavens = new File(basedir, '../../mavens').canonicalFile
File scripts = new File(basedir, 'on-25')
scripts.mkdirs()
mavens.listFiles().findAll { it.name.startsWith('apache-maven-') }.each { File maven ->
    File script = new File(scripts, maven.name)
    script.text = jdk25
            ? "#!/bin/sh\nJAVA_HOME='${jdk25.path}' exec '${maven.path}/bin/mvn' \"\$@\"\n"
            : "#!/bin/sh\necho 'skipped: no JDK 25 was found'\nexit 1\n"
    script.executable = true
}
println jdk25 ? "src/it/maven-versions runs on ${jdk25.path}, too." : 'src/it/maven-versions runs on one JDK only: no JDK 25 was found.'
return true
