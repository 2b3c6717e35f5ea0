package dev.hapax.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

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

    @Test
    void aDigestIsTheSha256() {
        assertThat(MessageKeys.digest(new byte[0]))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }
}
