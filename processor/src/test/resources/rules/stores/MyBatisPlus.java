import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.transaction.annotation.Transactional;

/** A mapper of MyBatis-Plus keeps the rows of one table, in the transaction that is open. */
class MyBatisPlus {
    record Ordered(String number, String account, long amount) {}

    @TableName("orders")
    static class Order {
        @TableId
        private Long id;

        private String number;

        public void setNumber(String number) {
            this.number = number;
        }
    }

    interface OrderMapper extends BaseMapper<Order> {}

    private static final String ADD = "UPDATE accounts SET balance = balance + ? WHERE id = ?";

    private final OrderMapper orders;
    private final JdbcTemplate jdbc;
    private final StringRedisTemplate redis;

    MyBatisPlus(OrderMapper orders, JdbcTemplate jdbc, StringRedisTemplate redis) {
        this.orders = orders;
        this.jdbc = jdbc;
        this.redis = redis;
    }

    @KafkaListener(topics = "a")
    void inserts(Ordered ordered) {
        orders.insert(order(ordered)); // hapax: insert warning
    }

    @KafkaListener(topics = "b")
    @Transactional
    public void insertsOnce(Ordered ordered) {
        if (orders.selectOne(new QueryWrapper<Order>().eq("number", ordered.number())) == null) {
            orders.insert(order(ordered));
            jdbc.update(ADD, ordered.amount(), ordered.account());
        }
    }

    @KafkaListener(topics = "c")
    @Transactional
    public void countsBeforeItCommits(Ordered ordered) {
        if (orders.selectOne(new QueryWrapper<Order>().eq("number", ordered.number())) != null) {
            return;
        }
        orders.insert(order(ordered));
        redis.opsForValue().increment(ordered.account(), ordered.amount()); // hapax: check-then-act note
    }

    @KafkaListener(topics = "d")
    public void countsWithoutATransaction(Ordered ordered) {
        if (orders.selectOne(new QueryWrapper<Order>().eq("number", ordered.number())) != null) {
            return;
        }
        orders.insert(order(ordered));
        redis.opsForValue().increment(ordered.account(), ordered.amount()); // hapax: mark-before-effect warning
    }

    private static Order order(Ordered ordered) {
        Order order = new Order();
        order.setNumber(ordered.number());
        return order;
    }
}
