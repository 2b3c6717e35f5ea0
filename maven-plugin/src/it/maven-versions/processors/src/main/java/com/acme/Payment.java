package com.acme;

import lombok.Data;

@Data
public class Payment {
    private String orderId;
    private String payer;
}
