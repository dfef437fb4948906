"""A city file into the ledger: regions, units, plans and, for a sample, its invented users."""

from __future__ import annotations

from lantu.catalogue.city import City
from lantu.server.accounts.actions import store_sample_users, store_units
from lantu.server.accounts.models import Unit, User
from lantu.server.catalogue.actions import store_regions
from lantu.server.catalogue.models import Region
from lantu.server.plan.actions import store_plans
from lantu.server.plan.models import Plan
from lantu.server.record.actions import change


def load_city(city: City, *, password: str) -> bool:
    """Add what the city file has and the ledger has not; False where nothing was new."""
    if _is_known(city):
        return False
    with change("city.loaded", actor=None, city=city.name) as entry:
        store_regions(city, entry)
        units = store_units(city.units)
        users = store_sample_users(city.users, password) if city.sample else []
        entry.touch(*units, *users)
        store_plans(city.plans, entry)
    return True


def _is_known(city: City) -> bool:
    units = {unit.key for unit in city.units}
    plans = {plan.key for plan in city.plans}
    logins = {user.login for user in city.users} if city.sample else set()
    return (
        Region.objects.filter(key=city.code).exists()
        and Unit.objects.filter(key__in=units).count() == len(units)
        and Plan.objects.filter(key__in=plans).count() == len(plans)
        and User.objects.filter(username__in=logins).count() == len(logins)
    )
