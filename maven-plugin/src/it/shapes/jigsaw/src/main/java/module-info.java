module com.acme.jigsaw {
    requires java.sql;
    requires dev.hapax.runtime;
    // what is generated names serializers
    requires kafka.clients;
}
