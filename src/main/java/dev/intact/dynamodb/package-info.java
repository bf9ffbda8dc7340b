/**
 * The one place that knows DynamoDB. Nobody imports it; its stores are found by their interfaces.
 *
 * <p>One table, four indexes. Parts of a key are joined by {@code #}, and escaped, for the texts of callers may hold it.
 *
 * <pre>
 *  pk                                 sk                       type
 *  ---------------------------------  -----------------------  ------------------------------------------------------
 *  REQUEST#caller#operation#key       REQUEST                  request              fingerprint, what it made, answer
 *
 *  ORDER#order                        ORDER                    order                with its lines and running totals; listed:
 *                                                                                   ORDERS#share, CUSTOMER#customer and
 *                                                                                   ORDERS#status#share / order
 *  ORDER#order                        PAYMENT#payment          payment
 *  ORDER#order                        REFUND#refund            refund               never changed
 *  ORDER#order                        LEDGER#transaction       ledger_transaction   never changed
 *  REFUND#refund                      REFUND                   order_of_refund      finds a refund by its id alone
 *  EXTERNAL#external id               ORDER                    external_id          whose it is
 *  PAYMENT#provider#reference         PAYMENT                  payment_reference    whose it is
 *  REFERENCE#reference                REFUND                   refund_reference     whose it is
 *  STOCK#sku                          STOCK                    stock                how many there are; listed: STOCK#share / sku
 *  BALANCE#share                      currency#provider        balance              what payments brought, less refunds
 *
 *  USER#user                          USER                     user                 listed: USERS#share / user
 *  USER#user                          MEMBER#team              membership           listed: MEMBERS#team / when joined
 *  USER#user                          TRIAL                    trial                that the user has had it
 *  EMAIL#e-mail key                   USER                     email                whose it is
 *  TEAM#team                          TEAM                     team                 with its owners and subscription
 *  TEAM#team                          INVITATION#invitation    invitation
 *  TEAM#team                          AUDIT#version            audit                the events of one version
 *  TEAM#team#INVITED#e-mail key       INVITED                  invited              which invitation is pending
 *  SLUG#slug                          TEAM                     slug                 whose it is
 *
 *  SLOT#slot                          SLOT                     slot                 with its reservation; listed:
 *                                                                                   SLOTS#resource#day / start
 *  CELL#resource                      time                     cell                 whose a quarter of an hour is
 *
 *  APIKEY#key                         APIKEY                   api_key              listed: APIKEYS#share / key
 *  KEYHASH#hash                       APIKEY                   api_key_hash         whose it is
 *  SETTING#name                       SETTING                  setting
 *
 *  LANE#lane                          number                   entry                the events of one write
 *  LANES                              lane                     lane                 that it is open
 *  LOG                                number                   log                  the order in which entries are told
 * </pre>
 *
 * <p>Teams, invitations and slots that time alone will change are listed under {@code DUE#share}, by when.
 *
 * <p>A value that must be unique has an item of its own, put where there is none: an index is never a guard. The indexes
 * {@code lists}, {@code groups}, {@code states} and {@code due} are for lists alone, and tell only keys: see {@link
 * dev.intact.dynamodb.Lists}.
 *
 * <p>Read {@link dev.intact.dynamodb.AtomicWrite} for how a write works, {@link dev.intact.dynamodb.Decisions} for how
 * one that must look first does, {@link dev.intact.dynamodb.Lanes} and {@link
 * dev.intact.dynamodb.FeedLog} for how the feed does. {@code docs/data-in-dynamodb.md} has the limits and the costs.
 */
package dev.intact.dynamodb;
