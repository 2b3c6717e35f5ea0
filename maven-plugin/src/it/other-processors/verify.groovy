['paths', 'class-path'].each { module ->
    File classes = new File(basedir, "${module}/target/classes/com/acme")
    // Lombok made the getters that the handler calls, or nothing had compiled
    assert new File(classes, 'PaymentMapperImpl.class').file : "${module}: MapStruct did not run"
    assert new File(classes, 'PaymentsConsumers.class').file : "${module}: Hapax did not run"
    assert new File(basedir, "${module}/target/hapax/default-compile.stamp").file
}
String mapper = new File(basedir, 'paths/target/generated-sources/annotations/com/acme/PaymentMapperImpl.java').text
assert mapper.contains('setOrderId') : 'MapStruct ran before Lombok'
