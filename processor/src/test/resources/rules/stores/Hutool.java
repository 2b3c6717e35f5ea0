import cn.hutool.core.date.DateUtil;
import cn.hutool.core.util.IdUtil;
import cn.hutool.core.util.RandomUtil;
import cn.hutool.core.util.StrUtil;
import cn.hutool.http.HttpRequest;
import cn.hutool.http.HttpUtil;
import cn.hutool.json.JSONUtil;
import com.alibaba.fastjson2.JSON;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;

/** Ids, requests and JSON of Hutool and Fastjson. */
class Hutool {
    private static final Logger LOG = LoggerFactory.getLogger(Hutool.class);

    record Ticket(String id, String seat) {}

    private final JdbcTemplate jdbc;

    Hutool(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @KafkaListener(topics = "a")
    void drawsIds(Ticket ticket) {
        insert(IdUtil.fastSimpleUUID(), ticket);
        insert(IdUtil.getSnowflake(1, 1).nextIdStr(), ticket);
        insert("T" + RandomUtil.randomNumbers(8), ticket);
        insert("T" + cn.hutool.core.date.LocalDateTimeUtil.now(), ticket);
    }

    private void insert(String number, Ticket ticket) {
        jdbc.update( // hapax: insert warning
                "INSERT INTO tickets (number, seat) VALUES (?, ?) ON CONFLICT (number) DO NOTHING", number, ticket.seat());
    }

    @KafkaListener(topics = "b")
    void keepsTheMessagesId(Ticket ticket) {
        String number = StrUtil.isBlank(ticket.id()) ? "none" : StrUtil.trim(ticket.id());
        jdbc.update(
                "INSERT INTO tickets (number, seat) VALUES (?, ?) ON CONFLICT (number) DO NOTHING", number, ticket.seat());
    }

    @KafkaListener(topics = "c")
    void tells(Ticket ticket) {
        HttpUtil.post("https://gate.example/tickets", JSONUtil.toJsonStr(ticket)); // hapax: remote-call warning
        HttpRequest.post("https://gate.example/tickets")
                .body(JSONUtil.toJsonStr(ticket))
                .timeout(2000)
                .execute(); // hapax: remote-call warning
    }

    @KafkaListener(topics = "d")
    void tellsOnce(Ticket ticket) {
        String seats = HttpUtil.get("https://gate.example/seats");
        HttpRequest.post("https://gate.example/tickets")
                .header("Idempotency-Key", ticket.id())
                .body(seats)
                .execute();
        HttpRequest.put("https://gate.example/tickets/" + ticket.id()).execute();
    }

    @KafkaListener(topics = "e")
    void leavesOutWhatItCannotRead(String text) {
        Ticket ticket;
        try {
            ticket = JSON.parseObject(text, Ticket.class);
        } catch (RuntimeException e) { // hapax: swallowed-exception warning
            LOG.warn("no ticket: {}", text, e);
            return;
        }
        jdbc.update("UPDATE tickets SET seat = ?, at = ? WHERE number = ?", ticket.seat(), DateUtil.now(), ticket.id());
    }
}
