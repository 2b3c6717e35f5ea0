import io.micronaut.aop.*;
import io.micronaut.configuration.kafka.annotation.*;
import io.micronaut.context.annotation.Type;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import redis.clients.jedis.Jedis;

/** Interceptors of Micronaut: an annotation names its interceptor, or the interceptor its annotation. */
@KafkaListener
class MicronautInterceptors {
    record Ticket(String id, String show) {}

    private final Jedis redis;

    MicronautInterceptors(Jedis redis) {
        this.redis = redis;
    }

    @Topic("a")
    @Marked
    void markedFirst(Ticket ticket) {
        redis.incr("sold:" + ticket.show()); // hapax: mark-before-effect warning
    }

    @Topic("b")
    @Noted
    void markedAfterwards(Ticket ticket) {
        redis.incr("sold:" + ticket.show()); // hapax: check-then-act note
    }

    @Topic("c")
    void plain(Ticket ticket) {
        redis.incr("sold:" + ticket.show()); // hapax: increment warning
    }
}

@Around
@Type(MarkedInterceptor.class)
@Retention(RetentionPolicy.RUNTIME)
@interface Marked {}

@Around
@Retention(RetentionPolicy.RUNTIME)
@interface Noted {}

class MarkedInterceptor implements MethodInterceptor<Object, Object> {
    private final Jedis redis;

    MarkedInterceptor(Jedis redis) {
        this.redis = redis;
    }

    @Override
    public Object intercept(MethodInvocationContext<Object, Object> call) {
        MicronautInterceptors.Ticket ticket = (MicronautInterceptors.Ticket) call.getParameterValues()[0];
        return redis.setnx("seen:" + ticket.id(), "1") == 1 ? call.proceed() : null;
    }
}

@InterceptorBean(Noted.class)
class NotedInterceptor implements MethodInterceptor<Object, Object> {
    private final Jedis redis;

    NotedInterceptor(Jedis redis) {
        this.redis = redis;
    }

    @Override
    public Object intercept(MethodInvocationContext<Object, Object> call) {
        MicronautInterceptors.Ticket ticket = (MicronautInterceptors.Ticket) call.getParameterValues()[0];
        if (redis.exists("done:" + ticket.id())) {
            return null;
        }
        Object result = call.proceed();
        redis.set("done:" + ticket.id(), "1");
        return result;
    }
}
