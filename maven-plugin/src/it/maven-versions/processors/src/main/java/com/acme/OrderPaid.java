package com.acme;

import lombok.Data;

@Data
public class OrderPaid {
    private String orderId;
    private String payer;
}
