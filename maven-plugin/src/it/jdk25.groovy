// A JDK 25 that this machine has in a usual place, or null: the builds that want one say what they do without.
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
return places.find { versionOf(it) == '25' && new File(it, 'bin/javac').file }
