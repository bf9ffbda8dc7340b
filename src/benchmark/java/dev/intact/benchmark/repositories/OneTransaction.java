package dev.intact.benchmark.repositories;

import dev.intact.orders.CreateOrderResult;
import dev.intact.orders.NewOrder;
import dev.intact.refunds.NewRefund;
import dev.intact.refunds.RecordRefundResult;
import dev.intact.teams.CreateTeamResult;
import dev.intact.teams.NewTeam;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

/** The repositories as they are meant to be used: each workflow is one transaction. */
@Singleton
@Transactional
class OneTransaction {
    private final OrderSteps orders;
    private final RefundSteps refunds;
    private final TeamSteps teams;

    OneTransaction(OrderSteps orders, RefundSteps refunds, TeamSteps teams) {
        this.orders = orders;
        this.refunds = refunds;
        this.teams = teams;
    }

    CreateOrderResult place(NewOrder wanted) {
        return orders.place(wanted);
    }

    RecordRefundResult refund(NewRefund wanted) {
        return refunds.refund(wanted);
    }

    CreateTeamResult create(NewTeam wanted) {
        return teams.create(wanted);
    }
}
