// The toolchain is a JDK 25 where this machine has one in a usual place, and otherwise the JDK that runs Maven.
List<File> places = ['JAVA_HOME_25_X64', 'JAVA_HOME_25_ARM64', 'JAVA25_HOME', 'JDK25_HOME'].collect { System.getenv(it) }.findAll()
        .collect { new File(it) }
['/usr/lib/jvm', "${System.getProperty('user.home')}/.sdkman/candidates/java", "${System.getProperty('user.home')}/.jdks"].each {
    new File(it.toString()).listFiles()?.sort()?.each { File jdk -> places << jdk }
}
def versionOf = { File jdk ->
    File release = new File(jdk, 'release')
    def found = release.file ? release.text =~ /JAVA_VERSION="(\d+)/ : null
    found?.find() ? found.group(1) : ''
}
File chosen = places.find { versionOf(it) == '25' && new File(it, 'bin/javac').file } ?: new File(System.getProperty('java.home'))
new File(basedir, 'toolchains.xml').text = """<toolchains>
  <toolchain>
    <type>jdk</type>
    <provides>
      <id>another</id>
    </provides>
    <configuration>
      <jdkHome>${chosen.path}</jdkHome>
    </configuration>
  </toolchain>
</toolchains>
"""
println "The toolchain of src/it/shapes is ${chosen.path}${versionOf(chosen) == '25' ? '' : ': no JDK 25 was found'}."
return true
