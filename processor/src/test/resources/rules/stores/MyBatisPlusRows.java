import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableField;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import com.baomidou.mybatisplus.core.conditions.Wrapper;
import com.baomidou.mybatisplus.core.conditions.update.LambdaUpdateWrapper;
import com.baomidou.mybatisplus.core.conditions.update.UpdateWrapper;
import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import com.baomidou.mybatisplus.core.toolkit.Wrappers;
import com.baomidou.mybatisplus.extension.service.IService;
import com.baomidou.mybatisplus.extension.service.impl.ServiceImpl;
import com.baomidou.mybatisplus.extension.toolkit.Db;
import dev.hapax.KafkaHandler;
import org.apache.ibatis.annotations.Update;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.transaction.annotation.Transactional;

/** Rows of MyBatis-Plus: ids that its annotations declare, updates that wrappers spell, and the services over mappers. */
class MyBatisPlusRows {
    record Bought(String number, String article, int pieces) {}

    @TableName("articles")
    static class Article {
        @TableId(value = "code", type = IdType.INPUT)
        private String code;

        private Integer stock;

        private String status;

        @TableField(exist = false)
        private int shown;

        public String getCode() {
            return code;
        }

        public void setCode(String code) {
            this.code = code;
        }

        public Integer getStock() {
            return stock;
        }

        public void setStock(Integer stock) {
            this.stock = stock;
        }

        public int getShown() {
            return shown;
        }

        public void setShown(int shown) {
            this.shown = shown;
        }

        public String getStatus() {
            return status;
        }

        public void setStatus(String status) {
            this.status = status;
        }
    }

    interface ArticleMapper extends BaseMapper<Article> {
        @Update("UPDATE articles SET status = 'SOLD' WHERE code = #{code} AND status = 'OPEN'")
        int sell(String code);
    }

    interface Articles extends IService<Article> {
        void spend(String code, int pieces);
    }

    static class ArticlesOfMapper extends ServiceImpl<ArticleMapper, Article> implements Articles {
        @Override
        public void spend(String code, int pieces) {
            lambdaUpdate()
                    .setSql("stock = stock - " + pieces)
                    .eq(Article::getCode, code)
                    .update(); // hapax: increment warning
        }
    }

    private final ArticleMapper mapper;
    private final Articles articles;
    private final KafkaTemplate<String, String> kafka;

    MyBatisPlusRows(ArticleMapper mapper, Articles articles, KafkaTemplate<String, String> kafka) {
        this.mapper = mapper;
        this.articles = articles;
        this.kafka = kafka;
    }

    @KafkaListener(topics = "a")
    void insertsUnderItsOwnId(Bought bought) {
        mapper.insert(article(bought)); // hapax: insert warning
    }

    @KafkaListener(topics = "b")
    void savesUnderItsOwnId(Bought bought) {
        articles.saveOrUpdate(article(bought));
    }

    @KafkaListener(topics = "c")
    void countsInTheStatement(Bought bought) {
        UpdateWrapper<Article> update = new UpdateWrapper<>();
        update.eq("code", bought.article());
        update.setSql("stock = stock - " + bought.pieces());
        mapper.update(null, update); // hapax: increment warning
    }

    @KafkaListener(topics = "d")
    void countsInAChain(Bought bought) {
        mapper.update( // hapax: increment warning
                null,
                new LambdaUpdateWrapper<Article>()
                        .setIncrBy(Article::getStock, bought.pieces())
                        .eq(Article::getCode, bought.article()));
    }

    @KafkaListener(topics = "e")
    void countsInAService(Bought bought) {
        articles.spend(bought.article(), bought.pieces());
    }

    @KafkaListener(topics = "f")
    void setsInAChain(Bought bought) {
        mapper.update(
                null,
                Wrappers.<Article>lambdaUpdate()
                        .set(Article::getStock, bought.pieces())
                        .eq(Article::getCode, bought.article()));
    }

    @KafkaListener(topics = "g")
    void claims(Bought bought) {
        int sold = mapper.update(
                null,
                Wrappers.<Article>lambdaUpdate()
                        .set(Article::getStatus, "SOLD")
                        .setSql("stock = stock - 1")
                        .eq(Article::getCode, bought.article())
                        .eq(Article::getStatus, "OPEN"));
        if (sold == 1) {
            kafka.send("sold", bought.article()); // hapax: mark-before-effect warning, unawaited-send note
        }
    }

    @KafkaListener(topics = "h")
    void claimsPerhaps(Bought bought) {
        mapper.update( // hapax: increment warning
                null,
                Wrappers.<Article>lambdaUpdate()
                        .set(Article::getStatus, "SOLD")
                        .setSql("stock = stock - 1")
                        .eq(Article::getCode, bought.article())
                        .eq(bought.pieces() > 1, Article::getStatus, "OPEN"));
    }

    @KafkaListener(topics = "i")
    void countsInARowThatWasRead(Bought bought) {
        Article article = mapper.selectById(bought.article());
        article.setStock(article.getStock() - bought.pieces()); // hapax: increment warning
        mapper.updateById(article);
    }

    @KafkaListener(topics = "j")
    void countsInARowOfAService(Bought bought) {
        Article article = articles.getById(bought.article());
        article.setStock(article.getStock() - bought.pieces()); // hapax: increment warning
        articles.updateById(article);
    }

    @KafkaListener(topics = "k")
    void setsWhatIsGiven(Bought bought) {
        articles.updateById(article(bought));
    }

    @KafkaListener(topics = "l")
    @Transactional
    public void takesOnceItIsOpen(Bought bought) {
        Article article = articles.lambdaQuery().eq(Article::getCode, bought.article()).one();
        if (article.getStatus().equals("OPEN")) {
            articles.lambdaUpdate()
                    .setSql("stock = stock - 1")
                    .eq(Article::getCode, bought.article())
                    .update();
            mapper.sell(bought.article());
        }
    }

    @KafkaListener(topics = "m")
    void setsWhatAnotherRowHas(Bought bought) {
        Article article = new Article();
        article.setStock(mapper.selectById(bought.article()).getStock() + bought.pieces());
        mapper.update(article, Wrappers.<Article>lambdaUpdate().eq(Article::getCode, bought.article())); // hapax: increment warning
    }

    @KafkaListener(topics = "n")
    void countsWithNumberedValues(Bought bought) {
        LambdaUpdateWrapper<Article> update = Wrappers.lambdaUpdate();
        update.setSql("stock = stock - {0}", bought.pieces()).eq(Article::getCode, bought.article());
        mapper.update(update); // hapax: increment warning
    }

    @KafkaListener(topics = "o")
    void claimsWhereItIsAsked(Bought bought) {
        UpdateWrapper<Article> update = new UpdateWrapper<>();
        update.setSql("stock = stock - 1").set("status", "SOLD").eq("code", bought.article());
        if (bought.pieces() > 1) {
            update.eq("status", "OPEN");
        }
        mapper.update(null, update); // hapax: increment warning
    }

    @KafkaListener(topics = "p")
    void claimsOneByOne(Bought bought) {
        UpdateWrapper<Article> update = new UpdateWrapper<>();
        update.setSql("stock = stock - 1").set("status", "SOLD").eq("code", bought.article());
        update.eq("status", "OPEN");
        mapper.update(null, update);
    }

    @KafkaListener(topics = "q")
    void claimsOneOfThem(Bought bought) {
        UpdateWrapper<Article> update = new UpdateWrapper<>();
        update.setSql("stock = stock - 1").setSql("status = 'SOLD'");
        update.eq("code", bought.article()).eq("status", "OPEN").last("LIMIT 1");
        mapper.update(null, update);
    }

    @KafkaListener(topics = "asks and forgets")
    void asksAndForgets(Bought bought) {
        UpdateWrapper<Article> update = new UpdateWrapper<>();
        update.eq("status", "OPEN").clear();
        update.setSql("stock = stock - 1").setSql("status = 'SOLD'").eq("code", bought.article());
        mapper.update(null, update); // hapax: increment warning
    }

    @KafkaListener(topics = "asks for more")
    void asksForMore(Bought bought) {
        UpdateWrapper<Article> update = new UpdateWrapper<>();
        update.setSql("stock = stock - 1").setSql("status = 'SOLD'");
        update.eq("code", bought.article()).eq("status", "OPEN").last("OR status = 'NEW'");
        mapper.update(null, update); // hapax: increment warning
    }

    @KafkaListener(topics = "claims either way")
    void claimsEitherWay(Bought bought) {
        UpdateWrapper<Article> update = new UpdateWrapper<>();
        update.setSql("stock = stock - 1").set("status", "SOLD").eq("code", bought.article());
        update.eq("status", "OPEN").or().eq("status", "NEW");
        mapper.update(null, update); // hapax: increment warning
    }

    @KafkaListener(topics = "r")
    void countsWithoutAMapper(Bought bought) {
        Db.lambdaUpdate(Article.class)
                .setDecrBy(Article::getStock, bought.pieces())
                .eq(Article::getCode, bought.article())
                .update(); // hapax: increment warning
    }

    @KafkaListener(topics = "s")
    void savesWithoutAMapper(Bought bought) {
        Db.saveOrUpdate(article(bought));
    }

    @KafkaListener(topics = "t")
    void setsTheSumOfWhatWasRead(Bought bought) {
        Article article = mapper.selectById(bought.article());
        mapper.update( // hapax: increment warning
                null,
                Wrappers.<Article>lambdaUpdate()
                        .set(Article::getStock, article.getStock() + bought.pieces())
                        .eq(Article::getCode, bought.article()));
    }

    @KafkaListener(topics = "u")
    void countsWhatNoColumnKeeps(Bought bought) {
        Article article = mapper.selectById(bought.article());
        article.setShown(article.getShown() + 1);
        article.setStatus("SHOWN");
        mapper.updateById(article);
    }

    @KafkaListener(topics = "v")
    void countsIfItIsMany(Bought bought) {
        Article article = mapper.selectById(bought.article());
        mapper.update( // hapax: increment warning
                null,
                Wrappers.<Article>lambdaUpdate()
                        .set(bought.pieces() > 1, Article::getStock, article.getStock() - bought.pieces())
                        .eq(Article::getCode, bought.article()));
    }

    @KafkaHandler(topics = "plus-given", group = "plus-given")
    public void doesNotKnowWhatItIsGiven(Bought bought) {
        run(new UpdateWrapper<Article>().setSql("stock = stock - 1").eq("code", bought.article()));
    }

    private void run(Wrapper<Article> update) {
        mapper.update(null, update); // hapax: unjudged-call warning
    }

    private static Article article(Bought bought) {
        Article article = new Article();
        article.setCode(bought.article());
        article.setStock(bought.pieces());
        return article;
    }
}
