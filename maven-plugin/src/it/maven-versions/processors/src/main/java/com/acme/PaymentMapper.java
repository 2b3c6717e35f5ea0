package com.acme;

import org.mapstruct.Mapper;

@Mapper
public interface PaymentMapper {
    Payment toPayment(OrderPaid event);
}
