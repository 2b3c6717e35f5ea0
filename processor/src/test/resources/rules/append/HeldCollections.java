import java.util.*;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.repository.MongoRepository;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Lists and maps in the lists and maps of a document. */
@Component
class HeldCollections {
    record Signed(String club, String team, String player) {}

    private final Clubs clubs;

    HeldCollections(Clubs clubs) {
        this.clubs = clubs;
    }

    @KafkaListener(topics = "a")
    public void listsInMaps(Signed signed) {
        Club club = clubs.findById(signed.club()).orElseThrow();
        club.players().get(signed.team()).add(signed.player()); // hapax: append warning
        club.players().computeIfAbsent(signed.team(), team -> new ArrayList<>()).add(signed.player()); // hapax: append warning
        club.players().values().forEach(players -> players.add(signed.player())); // hapax: append warning
        for (Map.Entry<String, List<String>> team : club.players().entrySet()) {
            team.getValue().add(signed.player()); // hapax: append warning
        }
        clubs.save(club);
    }

    @KafkaListener(topics = "b")
    public void listsInLists(Signed signed) {
        Club club = clubs.findById(signed.club()).orElseThrow();
        club.rounds().get(0).add(signed.player()); // hapax: append warning
        clubs.save(club);
    }

    @KafkaListener(topics = "c")
    public void mapsInMaps(Signed signed) {
        Club club = clubs.findById(signed.club()).orElseThrow();
        club.goals().get(signed.team()).merge(signed.player(), 1, Integer::sum); // hapax: increment warning
        club.goals().get(signed.team()).put(signed.player(), 1);
        clubs.save(club);
    }

    @KafkaListener(topics = "d")
    public void sets(Signed signed) {
        Club club = clubs.findById(signed.club()).orElseThrow();
        club.trainers().computeIfAbsent(signed.team(), team -> new HashSet<>()).add(signed.player());
        clubs.save(club);
    }

    @KafkaListener(topics = "e")
    public void nothingOfTheDocument(Signed signed) {
        Club club = clubs.findById(signed.club()).orElseThrow();
        Map<String, List<String>> players = new HashMap<>();
        players.computeIfAbsent(signed.team(), team -> new ArrayList<>()).add(signed.player());
        club.replace(players);
        clubs.save(club);
    }
}

@Document
class Club {
    @Id
    private String name;

    private Map<String, List<String>> players;
    private List<List<String>> rounds;
    private Map<String, Map<String, Integer>> goals;
    private Map<String, Set<String>> trainers;

    Map<String, List<String>> players() {
        return players;
    }

    void replace(Map<String, List<String>> others) {
        this.players = others;
    }

    List<List<String>> rounds() {
        return rounds;
    }

    Map<String, Map<String, Integer>> goals() {
        return goals;
    }

    Map<String, Set<String>> trainers() {
        return trainers;
    }
}

interface Clubs extends MongoRepository<Club, String> {}
