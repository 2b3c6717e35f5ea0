// The toolchain is a JDK 25 where this machine has one in a usual place, and otherwise the JDK that runs Maven.
File jdk25 = evaluate(new File(basedir, '../../../src/it/jdk25.groovy'))
File chosen = jdk25 ?: new File(System.getProperty('java.home'))
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
println "The toolchain of src/it/shapes is ${chosen.path}${jdk25 ? '' : ': no JDK 25 was found'}."
return true
