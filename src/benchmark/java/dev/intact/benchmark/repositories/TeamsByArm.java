package dev.intact.benchmark.repositories;

import dev.intact.config.Backend;
import dev.intact.config.StoredIn;
import dev.intact.events.Event;
import dev.intact.shared.Page;
import dev.intact.teams.CreateTeamResult;
import dev.intact.teams.NewTeam;
import dev.intact.teams.Team;
import dev.intact.teams.TeamStore;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Creates teams as the call's arm says. */
@Alternative
@Priority(1)
@Singleton
class TeamsByArm implements TeamStore {
    private final TeamStore product;
    private final OneTransaction repositories;
    private final TeamSteps broken;
    private final Arm.Current current;

    TeamsByArm(
            @StoredIn(Backend.POSTGRESQL) TeamStore product,
            OneTransaction repositories,
            TeamSteps broken,
            Arm.Current current) {
        this.product = product;
        this.repositories = repositories;
        this.broken = broken;
        this.current = current;
    }

    @Override
    public CreateTeamResult createTeamWithOwnerAndTrial(NewTeam wanted) {
        return switch (current.arm()) {
            case PRODUCT -> product.createTeamWithOwnerAndTrial(wanted);
            case REPOSITORIES -> repositories.create(wanted);
            case BROKEN -> broken.create(wanted);
        };
    }

    @Override
    public Optional<Team> find(UUID id) {
        return product.find(id);
    }

    @Override
    public Optional<Page<Event>> audit(UUID id, Page.Request page) {
        return product.audit(id, page);
    }
}
