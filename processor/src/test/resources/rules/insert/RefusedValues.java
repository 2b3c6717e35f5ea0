import org.springframework.data.annotation.Id;
import org.springframework.data.redis.core.RedisHash;
import org.springframework.data.repository.CrudRepository;
import org.springframework.kafka.annotation.KafkaListener;

/** What is set unless a value is refused is set wherever the setter returns. */
class RefusedValues {
    record Seen(String url, String base, int depth) {}

    @RedisHash("pages")
    static class Page {
        @Id
        private String url;

        private String base;
        private int depth;

        Page() {}

        Page(String url, String base) {
            if (url == null) {
                throw new NullPointerException("url");
            }
            this.url = url;
            this.base = base;
        }

        static Builder builder() {
            return new Builder();
        }

        static class Builder {
            private String url;
            private String base;

            Builder url(String url) {
                if (url == null) {
                    throw new NullPointerException("url");
                }
                this.url = url;
                return this;
            }

            Builder base(String base) {
                if (base == null) {
                    throw new NullPointerException("base");
                } else if (base.isBlank()) {
                    throw new IllegalArgumentException("base");
                }
                this.base = base;
                return this;
            }

            Builder deepUrl(String url, int depth) {
                if (depth > 2) {
                    this.url = url;
                }
                return this;
            }

            Page build() {
                return new Page(url, base);
            }
        }

        void setUrl(String url) {
            if (url == null || url.isEmpty()) {
                throw new IllegalArgumentException("url");
            }
            this.url = url;
        }
    }

    interface Pages extends CrudRepository<Page, String> {}

    private final Pages pages;

    RefusedValues(Pages pages) {
        this.pages = pages;
    }

    @KafkaListener(topics = "a")
    public void built(Seen seen) {
        pages.save(Page.builder().url(seen.url()).base(seen.base()).build());
    }

    @KafkaListener(topics = "b")
    public void made(Seen seen) {
        pages.save(new Page(seen.url(), seen.base()));
    }

    @KafkaListener(topics = "c")
    public void set(Seen seen) {
        Page page = new Page();
        page.setUrl(seen.url());
        pages.save(page);
    }

    @KafkaListener(topics = "d")
    public void notAlwaysSet(Seen seen) {
        Page page = Page.builder().deepUrl(seen.url(), seen.depth()).build();
        pages.save(page); // hapax: insert warning
    }

    @KafkaListener(topics = "e")
    public void neverSet(Seen seen) {
        pages.save(new Page()); // hapax: insert warning
    }
}
