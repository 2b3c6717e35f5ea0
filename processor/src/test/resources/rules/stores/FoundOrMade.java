import dev.hapax.*;
import jakarta.persistence.Entity;
import java.util.Optional;
import org.springframework.data.annotation.Id;
import org.springframework.data.elasticsearch.annotations.Document;
import org.springframework.data.elasticsearch.repository.ElasticsearchRepository;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.mongodb.repository.MongoRepository;

/** What is found or made, and saved under the id that the message gives it: a second run overwrites it, found or not. */
class FoundOrMade {
    record Chapter(String isbn, String title, boolean draft) {}

    @Document(indexName = "books")
    static class Book {
        @Id
        private String isbn;

        private String title;
        private int chapters;

        void setIsbn(String isbn) {
            this.isbn = isbn;
        }

        void setTitle(String title) {
            this.title = title;
        }

        int getChapters() {
            return chapters;
        }

        void setChapters(int chapters) {
            this.chapters = chapters;
        }
    }

    @Entity
    static class Shelved {
        @jakarta.persistence.Id
        private String isbn;

        private String title;

        Shelved() {}

        void setIsbn(String isbn) {
            this.isbn = isbn;
        }

        void setTitle(String title) {
            this.title = title;
        }
    }

    @org.springframework.data.mongodb.core.mapping.Document
    static class Lent {
        @Id
        private String isbn;

        private String title;

        void setIsbn(String isbn) {
            this.isbn = isbn;
        }

        void setTitle(String title) {
            this.title = title;
        }
    }

    interface Books extends ElasticsearchRepository<Book, String> {}

    interface Shelf extends JpaRepository<Shelved, String> {}

    interface Loans extends MongoRepository<Lent, String> {}

    private Books books;
    private Shelf shelf;
    private Loans loans;

    @KafkaHandler(topics = "a", group = "g")
    void underTheMessagesId(Chapter chapter) {
        Book book = books.findById(chapter.isbn()).orElse(new Book());
        book.setIsbn(chapter.isbn());
        book.setTitle(chapter.title());
        books.save(book);
    }

    @KafkaHandler(topics = "b", group = "g")
    void inOtherStores(Chapter chapter) {
        Shelved shelved = shelf.findById(chapter.isbn()).orElseGet(Shelved::new);
        shelved.setIsbn(chapter.isbn());
        shelved.setTitle(chapter.title());
        shelf.save(shelved);
        Lent lent = loans.findById(chapter.isbn()).orElseGet(() -> new Lent());
        lent.setTitle(chapter.title());
        lent.setIsbn(chapter.isbn());
        loans.save(lent);
    }

    @KafkaHandler(topics = "c", group = "g")
    void withoutAnId(Chapter chapter) {
        Book book = books.findById(chapter.isbn()).orElse(new Book());
        book.setTitle(chapter.title());
        books.save(book); // hapax: insert
    }

    @KafkaHandler(topics = "d", group = "g")
    void withAnIdAtTimes(Chapter chapter) {
        Book book = books.findById(chapter.isbn()).orElse(new Book());
        if (!shelf.existsById(chapter.isbn())) {
            book.setIsbn(chapter.isbn());
        }
        books.save(book);
    }

    @KafkaHandler(topics = "e", group = "g")
    void withAnIdTooLate(Chapter chapter) {
        Book book = books.findById(chapter.isbn()).orElse(new Book());
        books.save(book); // hapax: insert
        book.setIsbn(chapter.isbn());
    }

    @KafkaHandler(topics = "h", group = "g")
    void whatGrows(Chapter chapter) {
        Book book = books.findById(chapter.isbn()).orElse(new Book());
        book.setIsbn(chapter.isbn());
        book.setChapters(book.getChapters() + 1); // hapax: increment
        books.save(book);
    }

    @KafkaHandler(topics = "i", group = "g")
    void chosenByHand(Chapter chapter) {
        Optional<Book> found = books.findById(chapter.isbn());
        Book book = found.isPresent() ? found.get() : new Book();
        book.setIsbn(chapter.isbn());
        books.save(book);
    }
}
