package dev.hapax.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MessageKeysTest {
    @Test
    void valuesAreWrittenAsTheirText() {
        UUID id = UUID.randomUUID();
        assertThat(MessageKeys.text("a")).isEqualTo("a");
        assertThat(MessageKeys.text(42L)).isEqualTo("42");
        assertThat(MessageKeys.text(id)).isEqualTo(id.toString());
        assertThat(MessageKeys.text(new byte[] {1, (byte) 0xff})).isEqualTo("01ff");
    }

    @Test
    void aLongKeyIsReplacedByItsDigest() {
        String shared = "x".repeat(MessageKeys.LONGEST);
        assertThat(MessageKeys.text(shared)).isEqualTo(shared);
        assertThat(MessageKeys.text(shared + "1")).startsWith("sha256:").hasSizeLessThan(MessageKeys.LONGEST);
        assertThat(MessageKeys.text(shared + "1")).isNotEqualTo(MessageKeys.text(shared + "2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a ", "a\u0000b", "a\nb", "\ud800", "sha256:abc", "a\u2003"})
    void whatAStoreMightChangeOrRefuseIsReplacedByItsDigest(String awkward) {
        assertThat(MessageKeys.text(awkward)).matches("sha256:[0-9a-f]{64}");
        assertThat(MessageKeys.text(awkward)).isNotEqualTo(MessageKeys.text(awkward + " "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", " a", "\ud83d\ude00", "\u00e9", "a/b:{c}"})
    void whatAStoreTakesAsItIsStays(String plain) {
        assertThat(MessageKeys.text(plain)).isEqualTo(plain);
    }

    @Test
    void aDigestIsTheSha256() {
        assertThat(MessageKeys.digest(new byte[0]))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }
}
