import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.repository.CrudRepository;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;

/** Parts of a repository that the project implements itself are followed. */
class RepositoryFragments {
    static class Post {
        @Id
        private String id;

        private String state;
    }

    interface Counting {
        boolean count(String id);
    }

    interface Archiving {
        void archive(String id);

        int deleteByState(String state);
    }

    interface Posts extends CrudRepository<Post, String>, Counting, Archiving {
        void deleteById(String id);
    }

    /** Called like the repository. */
    static class PostsImpl implements Counting {
        private final JdbcTemplate jdbc;

        PostsImpl(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public boolean count(String id) {
            return jdbc.update("UPDATE posts SET seen = seen + 1 WHERE id = ?", id) > 0; // hapax: increment warning, increment warning
        }
    }

    /** Called like the part. */
    static class ArchivingImpl implements Archiving {
        private final JdbcTemplate jdbc;

        ArchivingImpl(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public void archive(String id) {
            jdbc.update("INSERT INTO archive (post) VALUES (?)", id); // hapax: insert warning
        }

        /** A part comes before what the name says. */
        @Override
        public int deleteByState(String state) {
            jdbc.update("UPDATE totals SET deleted = deleted + 1"); // hapax: increment warning
            return jdbc.update("DELETE FROM posts WHERE state = ?", state);
        }
    }

    /** Another one, which no repository takes. */
    static class InMemory implements Archiving {
        private final JdbcTemplate jdbc;

        InMemory(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public void archive(String id) {
            jdbc.update("UPDATE memory SET posts = posts + 1");
        }

        @Override
        public int deleteByState(String state) {
            return jdbc.update("UPDATE memory SET posts = posts + 1");
        }
    }

    interface Renaming {
        void rename(String id, String name);
    }

    interface Drafts extends CrudRepository<Post, String>, Renaming {}

    /** Called in a way that a setting says. */
    static class RenamingByStatement implements Renaming {
        private final JdbcTemplate jdbc;

        RenamingByStatement(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public void rename(String id, String name) {
            jdbc.update("UPDATE drafts SET name = ?, renamed = renamed + 1 WHERE id = ?", name, id); // hapax: increment warning
        }
    }

    private final Posts posts;
    private final Drafts drafts;

    RepositoryFragments(Posts posts, Drafts drafts) {
        this.posts = posts;
        this.drafts = drafts;
    }

    @KafkaListener(topics = "a")
    void seen(String id) {
        posts.count(id);
    }

    @KafkaListener(topics = "b")
    void allSeen(List<String> ids) {
        ids.forEach(posts::count);
    }

    @KafkaListener(topics = "c")
    void archived(String id) {
        posts.archive(id);
    }

    @KafkaListener(topics = "d")
    void emptied(String state) {
        posts.deleteByState(state);
        posts.deleteById(state);
    }

    @KafkaListener(topics = "e")
    void renamed(String id) {
        drafts.rename(id, id);
    }
}
