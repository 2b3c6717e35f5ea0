import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import com.baomidou.mybatisplus.extension.service.IService;
import com.baomidou.mybatisplus.extension.service.impl.ServiceImpl;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.transaction.annotation.Transactional;

/** What chains of MyBatis-Plus ask, as a guard of what is done then. */
class MyBatisPlusQueries {
    record Booked(String guest, String table, int seats) {}

    @TableName("bookings")
    static class Booking {
        @TableId
        private Long id;

        private String guest;
        private String tableNumber;

        Booking(String guest, String tableNumber) {
            this.guest = guest;
            this.tableNumber = tableNumber;
        }

        public String getGuest() {
            return guest;
        }
    }

    @TableName("tables")
    static class Table {
        @TableId
        private Long id;

        private Integer free;
    }

    interface BookingMapper extends BaseMapper<Booking> {}

    interface TableMapper extends BaseMapper<Table> {}

    static class Tables extends ServiceImpl<TableMapper, Table> {}

    static class Bookings extends ServiceImpl<BookingMapper, Booking> implements IService<Booking> {
        private final Tables tables;

        Bookings(Tables tables) {
            this.tables = tables;
        }

        @Transactional
        public void once(Booked booked) {
            Long count = query().eq("guest", booked.guest())
                    .eq("table_number", booked.table())
                    .count();
            if (count > 0) {
                return;
            }
            boolean free = tables.update()
                    .setSql("free = free - 1")
                    .eq("id", booked.table())
                    .gt("free", 0)
                    .update();
            if (!free) {
                return;
            }
            save(new Booking(booked.guest(), booked.table()));
        }

        @Transactional
        public void unlessThereIsOne(Booked booked) {
            if (lambdaQuery().eq(Booking::getGuest, booked.guest()).one() == null) {
                save(new Booking(booked.guest(), booked.table()));
            }
        }

        /** The table stays there. */
        @Transactional
        public void asksForAnother(Booked booked) {
            if (!tables.query().eq("id", booked.table()).exists()) {
                return;
            }
            save(new Booking(booked.guest(), booked.table())); // hapax: insert warning
        }
    }

    private final Bookings bookings;

    MyBatisPlusQueries(Bookings bookings) {
        this.bookings = bookings;
    }

    @KafkaListener(topics = "a")
    void once(Booked booked) {
        bookings.once(booked);
    }

    @KafkaListener(topics = "b")
    void unlessThereIsOne(Booked booked) {
        bookings.unlessThereIsOne(booked);
    }

    @KafkaListener(topics = "c")
    void asksForAnother(Booked booked) {
        bookings.asksForAnother(booked);
    }
}
