import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;

/** What is changed in the answer of a service is changed there only where it is given back. */
class AnswersOfServices {
    record Withdrawal(String account, double amount, String owner) {}

    static class Account {
        private double balance;
        private String owner;
        private String status;

        double getBalance() {
            return balance;
        }

        String getOwner() {
            return owner;
        }

        void setOwner(String owner) {
            this.owner = owner;
        }

        String getStatus() {
            return status;
        }

        void setStatus(String status) {
            this.status = status;
        }
    }

    @FeignClient(name = "accounts")
    interface Accounts {
        @GetMapping("/accounts/{id}")
        Account account(@PathVariable("id") String id);

        @PostMapping("/accounts/{id}/withdrawals")
        void withdraw(@PathVariable("id") String id, @RequestParam("amount") double amount);

        @PutMapping("/accounts/{id}")
        void put(@PathVariable("id") String id, @RequestBody Account account);
    }

    private final Accounts accounts;

    AnswersOfServices(Accounts accounts) {
        this.accounts = accounts;
    }

    @KafkaListener(topics = "a")
    void completesTheAnswer(Withdrawal withdrawal) {
        Account account = accounts.account(withdrawal.account());
        if (account.getBalance() < withdrawal.amount()) {
            throw new IllegalStateException("not enough");
        }
        if (account.getOwner() == null) {
            account.setOwner("");
        }
        if (!account.getOwner().equals(withdrawal.owner())) {
            throw new IllegalStateException("somebody else's");
        }
        accounts.withdraw(withdrawal.account(), withdrawal.amount()); // hapax: remote-call warning
    }

    @KafkaListener(topics = "b")
    void givesTheAnswerBack(Withdrawal withdrawal) {
        Account account = accounts.account(withdrawal.account());
        if (account.getStatus().equals("OPEN")) {
            accounts.withdraw(withdrawal.account(), withdrawal.amount()); // hapax: check-then-act note
            account.setStatus("CLOSED");
            accounts.put(withdrawal.account(), account);
        }
    }
}
