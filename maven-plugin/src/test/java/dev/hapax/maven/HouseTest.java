package dev.hapax.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HouseTest {
    @Test
    void aGroupAndThoseBelowItAreOfOneHouse() {
        House house = House.of("com.acme");

        assertThat(house.owns("com.acme")).isTrue();
        assertThat(house.owns("com.acme.messaging")).isTrue();
        assertThat(house.owns("com.acmeister")).isFalse();
        assertThat(house.owns("com")).isFalse();
    }

    @Test
    void nobodysLibrariesAreFollowedUnasked() {
        assertThat(House.of("").owns("com.acme")).isFalse();
    }

    @Test
    void groupsAreListedWithCommasOrBlanks() {
        House house = House.of(" org.partner,\n  net.bank  org.wrong:artifact ");

        assertThat(house.sorted()).containsExactly("net.bank", "org.partner");
    }

    @Test
    void whatIsNoGroupIsSaid() {
        List<String> errors = new ArrayList<>();

        House.check("org.partner, com.*, org.wrong:artifact", errors::add);

        assertThat(errors)
                .containsExactly(
                        "Hapax cannot follow com.*: follow (hapax.follow) takes group ids with commas between them, such as"
                                + " com.acme; those below them are included.",
                        "Hapax cannot follow org.wrong:artifact: follow (hapax.follow) takes group ids with commas between"
                                + " them, such as com.acme; those below them are included.");
    }

    @Test
    void aGroupThatNothingIsOfIsTold() {
        House house = House.of("com.acme, org.partner, org.prtner, net.bank.core");

        assertThat(house.withoutAny(Set.of("com.acme.ledger", "org.partner", "net.bank")))
                .containsExactly("net.bank.core", "org.prtner");
    }
}
